package org.rounds.ejb.rotation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.people.TeamService;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Days;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.rotation.Holiday;
import org.rounds.persistence.rotation.HolidayRepository;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/** Days that are not worked as others. The database refuses a second one of the same team on a day. */
@Stateless
public class HolidayService {
    private static final Set<Holiday.Kind> BURDENSOME =
            EnumSet.of(Holiday.Kind.FEDERAL, Holiday.Kind.LOCAL, Holiday.Kind.INAUGURATION);

    @Inject
    HolidayRepository holidays;

    @Inject
    TeamService teams;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    @Allowed(resource = "block", action = Action.CREATE)
    public HolidayView create(SaveHoliday command) {
        requireDays(command);
        return HolidayView.of(store(command));
    }

    private Holiday store(SaveHoliday command) {
        Holiday holiday = new Holiday(
                Ids.next(),
                team(command),
                command.date(),
                command.observedDate(),
                command.name(),
                command.kind(),
                command.intent(),
                clock.instant());
        return changes.store(holiday, "holiday", new HolidayCreated(holiday.id()));
    }

    private static void requireDays(SaveHoliday command) {
        Days.requireKnown("date", command.date());
        if (command.observedDate() != null) {
            Days.requireKnown("observed_date", command.observedDate());
        }
    }

    private @Nullable UUID team(SaveHoliday command) {
        return command.teamId() == null ? null : teams.named(command.teamId()).id();
    }

    /** Makes the country's holidays of the year everybody's, as far as they are not; leaves alone what is on their days. */
    @Allowed(resource = "block", action = Action.CREATE)
    public List<HolidayView> generate(GenerateHolidays command) {
        holidays.awaitTurn();
        List<FederalHoliday> legal = FederalHoliday.of(command.year());
        Map<LocalDate, Holiday> known = holidays
                .on(legal.stream().map(FederalHoliday::date).toList())
                .stream()
                .collect(Collectors.toMap(Holiday::date, Function.identity()));
        return legal.stream()
                .map(h -> known.containsKey(h.date()) ? known.get(h.date()) : store(federal(h)))
                .map(HolidayView::of)
                .toList();
    }

    private static SaveHoliday federal(FederalHoliday holiday) {
        return new SaveHoliday(null, holiday.date(), holiday.observed(), holiday.name(), Holiday.Kind.FEDERAL, null);
    }

    @Allowed(resource = "block", action = Action.UPDATE)
    public HolidayView change(UUID id, long version, Patch<SaveHoliday> patch) {
        Holiday holiday = existing(id);
        return changes.change(
                holiday,
                version,
                "holiday",
                new HolidayUpdated(id),
                HolidayView::of,
                () -> rewrite(holiday, patch.onto(SaveHoliday.of(holiday))));
    }

    private void rewrite(Holiday holiday, SaveHoliday command) {
        requireDays(command);
        holiday.change(
                team(command),
                command.date(),
                command.observedDate(),
                command.name(),
                command.kind(),
                command.intent());
    }

    @Allowed(resource = "block", action = Action.DELETE)
    public void delete(UUID id, @Nullable Long version) {
        changes.remove(existing(id), version, "holiday", new HolidayDeleted(id));
    }

    @Allowed(resource = "block", action = Action.READ)
    public HolidayView get(UUID id) {
        return HolidayView.of(existing(id));
    }

    private Holiday existing(UUID id) {
        return holidays.find(id).orElseThrow(() -> DomainException.notFound("holiday", id));
    }

    /** Holidays within the period. */
    @Allowed(resource = "block", action = Action.LIST)
    public Listing.Result<HolidayView> list(Listing.Query query) {
        return holidays.list(query).map(HolidayView::of);
    }

    /**
     * Returns the days in the period on which working is a burden to the team: what the fairness ledger counts as holidays
     * (schedule/006-fairness.sql).
     */
    @Allowed(resource = "block", action = Action.LIST)
    public Set<LocalDate> burdensome(UUID teamId, LocalDate from, LocalDate to) {
        return Set.copyOf(holidays.days(teamId, BURDENSOME, from, to));
    }

    /**
     * Returns the holidays whose day off is in the period, both days inclusive, by day.
     *
     * @param teamId whose, besides everybody's; null for everybody's only
     */
    @Allowed(resource = "block", action = Action.LIST)
    public List<Holiday> within(@Nullable UUID teamId, LocalDate from, LocalDate to) {
        return teamId == null ? holidays.ofEverybody(from, to) : holidays.of(teamId, from, to);
    }
}
