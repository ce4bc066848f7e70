package org.rounds.web.identity;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rounds.ejb.identity.SignIn;
import org.rounds.ejb.identity.SignInService;
import org.rounds.ejb.identity.TokenView;
import org.rounds.web.envelope.Raw;

/** Signing in. Outside the envelope, as OAuth2 clients expect. */
@Path("auth/token")
@Produces("application/json")
@Tag(name = "identity")
public class TokenResource {
    @Inject
    SignInService service;

    /** The token, plain. */
    record Token(@JsonUnwrapped TokenView token) implements Raw {}

    @POST
    @SecurityRequirements
    @Consumes("application/json")
    @Operation(summary = "Sign in with a user name and a password")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Token.class)))
    public Response signIn(@NotNull @Valid SignIn attempt, @Context HttpServletRequest request) {
        return Response.ok(new Token(service.signIn(attempt, LimitsFilter.address(request))))
                .header("Cache-Control", "no-store")
                .build();
    }
}
