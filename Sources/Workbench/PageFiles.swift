#if Workbench
    /// The files of the page that are built into the program, by name.
    enum PageFiles {
        /// Bytes of each file.
        static let all: [String: [UInt8]] = [
            "index.html": PackageResources.index_html, "page.css": PackageResources.page_css,
            "app.js": PackageResources.app_js, "map.js": PackageResources.map_js, "time.js": PackageResources.time_js,
            "order.js": PackageResources.order_js, "futures.js": PackageResources.futures_js,
            "words.js": PackageResources.words_js, "api.js": PackageResources.api_js,
        ]
    }
#endif
