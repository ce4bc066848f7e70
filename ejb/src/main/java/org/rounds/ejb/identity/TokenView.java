package org.rounds.ejb.identity;

/**
 * A signed access token, under its OAuth2 name and as {@code access} (DESIGN section 3).
 *
 * @param expiresIn seconds
 */
public record TokenView(String accessToken, String access, String tokenType, long expiresIn) {}
