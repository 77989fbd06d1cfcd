/// The look of the page: a book's, on screen and on paper.
enum ReplyStyle {
    static let sheet = """
        :root { --ink: #2f2b26; --soft: #6a645b; --line: #cfc8ba; --paper: #fdfbf6; --brick: #9e3d2b; }
        * { box-sizing: border-box; }
        html { font-size: 17px; -webkit-text-size-adjust: 100%; }
        body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.55;
          font-family: Georgia, "Liberation Serif", "Noto Serif", "DejaVu Serif", serif; font-variant-numeric: lining-nums;
          word-break: keep-all; }
        main { max-width: 60rem; margin: 0 auto; padding: 3.2rem 1.4rem 4rem; }
        main > *, section > * { max-width: 38rem; margin-left: auto; margin-right: auto; }
        main > section { max-width: none; }
        main .table, main figure { max-width: 100%; }
        main .narrow { max-width: 38rem; }
        main figure.chart { max-width: 46rem; }
        h1 { font-size: 2rem; line-height: 1.2; font-weight: normal; margin-bottom: 0.4rem; text-wrap: balance; }
        h2 { font-size: 1.3rem; font-weight: normal; margin-top: 3.2rem; margin-bottom: 0.8rem; padding-top: 0.9rem;
          border-top: 1px solid var(--line); }
        p { margin-top: 0; margin-bottom: 0.9rem; hyphens: auto; }
        .subtitle { color: var(--soft); font-style: italic; margin-bottom: 2rem; }
        .lead { font-size: 1.18rem; line-height: 1.5; color: var(--brick); }
        blockquote { margin-top: 0; margin-bottom: 1.6rem; padding-left: 1.1rem; border-left: 2px solid var(--line); font-style: italic; }
        blockquote footer { font-style: normal; font-size: 0.85rem; color: var(--soft); margin-top: 0.3rem; }
        .table { margin-top: 1.6rem; margin-bottom: 1.8rem; overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: 0.82rem; line-height: 1.35; font-variant-numeric: tabular-nums lining-nums;
          border-top: 1.4px solid var(--ink); border-bottom: 1.4px solid var(--ink); }
        caption { caption-side: bottom; text-align: left; font-size: 0.82rem; font-style: italic; color: var(--soft); padding-top: 0.5rem; }
        th { font-weight: normal; font-style: italic; text-align: left; vertical-align: bottom; border-bottom: 0.7px solid var(--ink); }
        th, td { padding: 0.3rem 0.9rem 0.3rem 0; vertical-align: top; }
        th:last-child, td:last-child { padding-right: 0; }
        tbody tr + tr td { border-top: 0.5px solid #e6e0d4; }
        .right { text-align: right; }
        td.short { white-space: nowrap; }
        tr.marked td { font-weight: bold; }
        figure { margin: 1.8rem auto; }
        figure svg { display: block; width: 100%; height: auto; max-height: 92vh; margin: 0 auto; }
        figcaption { font-size: 0.82rem; font-style: italic; color: var(--soft); margin-top: 0.5rem; }
        .fault { color: var(--soft); font-size: 0.85rem; }
        code, pre { font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 0.85em; overflow-wrap: anywhere; }
        p code { white-space: nowrap; }
        pre { padding: 0.8rem 1rem; border: 1px solid var(--line); white-space: pre-wrap; }
        dl { font-size: 0.85rem; display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1.1rem; max-width: 46rem; }
        dt { color: var(--soft); }
        dd { margin: 0; overflow-wrap: anywhere; }
        nav { font-size: 0.85rem; color: var(--soft); margin-top: 2rem; }
        nav a { color: inherit; margin-right: 0.9rem; white-space: nowrap; }
        @media (max-width: 40rem) { html { font-size: 16px; } dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.5rem; }
          p code { white-space: normal; } td:first-child:not(.right) { min-width: 8rem; } caption { max-width: calc(100vw - 2.8rem); }
          main figure { overflow-x: auto; } figure.chart svg { width: 30rem; max-height: none; } }
        @media print {
          @page { margin: 18mm 17mm; }
          html { font-size: 10.5pt; }
          body { background: none; }
          main { padding: 0; max-width: none; }
          nav { display: none; }
          h2 { break-after: avoid; margin-top: 1.8rem; }
          figure, tr, blockquote { break-inside: avoid; }
          .table { overflow: visible; }
          table, caption { font-size: 0.75rem; } th, td { padding-right: 0.6rem; }
          figure.chart svg .background, figure.chart svg > rect { fill: none; }
          figure svg { max-height: 200mm; }
          p { orphans: 3; widows: 3; }
        }
        """
}
