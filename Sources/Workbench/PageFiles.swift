#if Workbench
    import Hummingbird
    import Logging
#endif

/// The files of the page that are built into the program, by name.
public enum PageFiles {
    /// Bytes of each file.
    public static let all: [String: [UInt8]] = [
        "index.html": PackageResources.index_html, "page.css": PackageResources.page_css,
        "app.js": PackageResources.app_js, "map.js": PackageResources.map_js, "time.js": PackageResources.time_js,
        "order.js": PackageResources.order_js, "futures.js": PackageResources.futures_js,
        "words.js": PackageResources.words_js, "api.js": PackageResources.api_js,
    ]
}
