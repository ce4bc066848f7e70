package org.rounds.web.schedule;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rounds.ejb.schedule.FairnessEntryView;
import org.rounds.ejb.schedule.FairnessService;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.PageParams;

/** The ledger of who has borne how much of nights, weekends, holidays and calls. */
@Path("fairness/entries")
@Produces("application/json")
@Tag(name = "schedule")
public class FairnessResource {
    @Inject
    FairnessService service;

    @GET
    @Operation(summary = "List the lines of the fairness ledger, the newest first")
    @Listed(
            of = FairnessEntryView.class,
            filters = {"person_id", "schedule_id", "category", "academic_year", "created_at"},
            search = "the person's name",
            sorts = {"created_at", "category", "academic_year"},
            defaultSort = "-created_at")
    public Listing.Result<FairnessEntryView> list(@BeanParam PageParams page) {
        return service.entries(page.query());
    }
}
