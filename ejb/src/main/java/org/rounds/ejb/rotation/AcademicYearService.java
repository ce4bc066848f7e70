package org.rounds.ejb.rotation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Days;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.rotation.AcademicYear;
import org.rounds.persistence.rotation.AcademicYearRepository;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/** Years of training. The database refuses one that overlaps another. */
@Stateless
public class AcademicYearService {
    private static final int MOST_DAYS = 400;

    @Inject
    AcademicYearRepository years;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    @Allowed(resource = "block", action = Action.CREATE)
    public AcademicYearView create(SaveAcademicYear command) {
        requireMeaning(command);
        AcademicYear year = new AcademicYear(
                Ids.next(), command.year(), command.name(), command.startDate(), command.endDate(), clock.instant());
        return AcademicYearView.of(changes.store(year, "academic_year", new AcademicYearCreated(year.id())));
    }

    private static void requireMeaning(SaveAcademicYear command) {
        Days.requireOrder("end_date", command.startDate(), command.endDate());
        if (command.startDate().getYear() != command.year()) {
            throw DomainException.invalid(
                    "start_date", "must be in the calendar year that the academic year is called by");
        }
        if (ChronoUnit.DAYS.between(command.startDate(), command.endDate()) >= MOST_DAYS) {
            throw DomainException.invalid("end_date", "must be within " + MOST_DAYS + " days");
        }
    }

    /** @throws DomainException conflict, if a block would be outside */
    @Allowed(resource = "block", action = Action.UPDATE)
    public AcademicYearView change(UUID id, long version, Patch<SaveAcademicYear> patch) {
        AcademicYear year = existing(id);
        return changes.change(
                year,
                version,
                "academic_year",
                new AcademicYearUpdated(id),
                AcademicYearView::of,
                () -> rewrite(year, patch.onto(SaveAcademicYear.of(year))));
    }

    private void rewrite(AcademicYear year, SaveAcademicYear command) {
        requireMeaning(command);
        if (years.blocksOutside(year.id(), command.startDate(), command.endDate()) > 0) {
            throw DomainException.conflict(
                    "CONFLICT",
                    "The academic year has blocks outside of these days",
                    Map.of("used_by", List.of("block")));
        }
        year.change(command.year(), command.name(), command.startDate(), command.endDate());
    }

    /** @throws DomainException conflict, if it has blocks */
    @Allowed(resource = "block", action = Action.DELETE)
    public void delete(UUID id, @Nullable Long version) {
        changes.remove(existing(id), version, "academic_year", new AcademicYearDeleted(id));
    }

    @Allowed(resource = "block", action = Action.READ)
    public AcademicYearView get(UUID id) {
        return AcademicYearView.of(existing(id));
    }

    private AcademicYear existing(UUID id) {
        return years.find(id).orElseThrow(() -> DomainException.notFound("academic year", id));
    }

    @Allowed(resource = "block", action = Action.LIST)
    public Listing.Result<AcademicYearView> list(Listing.Query query) {
        return years.list(query).map(AcademicYearView::of);
    }
}
