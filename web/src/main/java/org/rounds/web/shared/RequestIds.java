package org.rounds.web.shared;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.rounds.ejb.shared.RequestId;

/** Gives every request a name and every answer the name of its request. */
public class RequestIds extends HttpFilter {
    public static final String HEADER = "X-Request-Id";
    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = RequestId.of(request.getHeader(HEADER));
        response.setHeader(HEADER, id);
        Filters.within(work -> RequestId.call(id, work), () -> chain.doFilter(request, new KeptHeaders(response)));
    }
}
