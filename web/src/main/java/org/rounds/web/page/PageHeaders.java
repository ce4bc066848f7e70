package org.rounds.web.page;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends the security and cache headers; the policy is made once, from the start page that is really served. */
public class PageHeaders extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final String START = "/index.html";
    private static final String CACHE_CONTROL = "Cache-Control";

    private final transient Map<String, String> tags = new ConcurrentHashMap<>();
    private String policy = "";

    @Inject
    @ConfigProperty(name = "ROUNDS_TLS_KEYSTORE_FILE")
    transient Optional<String> certificate;

    /** Browsers would refuse even plain HTTP on localhost, once told. */
    @Inject
    @ConfigProperty(name = "ROUNDS_TLS_SELF_MADE", defaultValue = "false")
    boolean selfMade;

    @Override
    public void init() throws ServletException {
        byte[] page = read(START).orElseThrow(() -> new ServletException("The application has no " + START));
        policy = ContentSecurityPolicy.of(new String(page, StandardCharsets.UTF_8));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (request.isSecure() && certificate.isPresent() && !selfMade) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith("/_static/")) {
            if (getServletContext().getResource(path) != null) { // what is not there may be there tomorrow
                response.setHeader(CACHE_CONTROL, "public, max-age=31536000, immutable");
            }
            chain.doFilter(request, response);
        } else if (path.equals("/") || path.equals(START) || path.startsWith("/app/")) {
            page(path.equals("/") ? START : path, request, response, chain);
        } else if (path.startsWith("/docs/") || path.startsWith("/redoc/")) {
            response.setHeader("Content-Security-Policy", ContentSecurityPolicy.DOCS);
            response.setHeader(CACHE_CONTROL, "no-cache");
            chain.doFilter(new Unconditional(request), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void page(String path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", policy);
        Optional<String> tag = tag(path);
        response.setHeader(CACHE_CONTROL, tag.isPresent() ? "no-cache" : "no-store");
        tag.ifPresent(value -> response.setHeader("ETag", value));
        if (tag.isPresent() && tag.get().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            chain.doFilter(new Unconditional(request), response);
        }
    }

    /** Only files that exist are remembered, so that made-up addresses take no memory. */
    private Optional<String> tag(String path) {
        return Optional.ofNullable(
                tags.computeIfAbsent(path, p -> read(p).map(bytes -> '"' + Sha256.base64(bytes) + '"')
                        .orElse(null)));
    }

    private Optional<byte[]> read(String path) {
        try (InputStream file = getServletContext().getResourceAsStream(path)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
