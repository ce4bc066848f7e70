package org.rounds.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything under {@code /api}; {@link org.rounds.web.shared.ApiPath} strips the version before resources are matched. */
@ApplicationPath("/api")
public class RoundsApplication extends Application {}
