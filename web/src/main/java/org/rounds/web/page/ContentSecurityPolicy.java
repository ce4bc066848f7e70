package org.rounds.web.page;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The browser's orders: nothing but what Rounds serves itself, and no inline script but the import map. */
final class ContentSecurityPolicy {
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    /** For the API's documentation: Swagger UI and ReDoc write styles into the page. Scripts are files of ours all the same. */
    static final String DOCS =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
                    + "; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private ContentSecurityPolicy() {}

    /** Returns the policy for a page; a page without an import map may run no inline script at all. */
    static String of(String html) {
        Matcher map = IMPORT_MAP.matcher(html);
        String inline = map.find() ? " 'sha256-" + hash(map.group(1)) + "'" : "";
        return "default-src 'none'; script-src 'self'" + inline
                + "; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
                + "; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html";
    }

    /** The hash as a browser counts it: line ends are LF there, whatever the file has. */
    private static String hash(String script) {
        return Sha256.base64(script.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
    }
}
