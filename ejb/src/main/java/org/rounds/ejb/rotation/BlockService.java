package org.rounds.ejb.rotation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.schedule.BlockPlanService;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Days;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.rotation.AcademicYear;
import org.rounds.persistence.rotation.AcademicYearRepository;
import org.rounds.persistence.rotation.Block;
import org.rounds.persistence.rotation.BlockRepository;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/** The blocks of academic years. The database refuses one that overlaps another, or whose number the year has. */
@Stateless
public class BlockService {
    @Inject
    BlockRepository blocks;

    @Inject
    AcademicYearRepository years;

    @Inject
    BlockPlanService plans;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    @Allowed(resource = "block", action = Action.CREATE)
    public BlockView create(SaveBlock command) {
        Block block = new Block(
                Ids.next(),
                year(command),
                command.number(),
                command.name(),
                command.startDate(),
                command.endDate(),
                command.orientation(),
                clock.instant());
        return store(block);
    }

    private BlockView store(Block block) {
        return BlockView.of(changes.store(block, "block", new BlockCreated(block.id())));
    }

    /** Returns the year of the block, which has all its days. */
    private AcademicYear year(SaveBlock command) {
        Days.requireOrder("end_date", command.startDate(), command.endDate());
        AcademicYear year = years.find(command.academicYearId())
                .orElseThrow(() -> DomainException.invalid("academic_year_id", "names no academic year"));
        requireDay(year, "start_date", command.startDate());
        requireDay(year, "end_date", command.endDate());
        return year;
    }

    private static void requireDay(AcademicYear year, String field, LocalDate day) {
        if (!year.has(day)) {
            throw DomainException.invalid(
                    field, "must be within the academic year, " + year.startDate() + " to " + year.endDate());
        }
    }

    /** Lays out a whole year. @throws DomainException conflict, if the year has blocks already */
    @Allowed(resource = "block", action = Action.CREATE)
    public List<BlockView> layOut(UUID academicYearId, LayOutBlocks command) {
        AcademicYear year =
                years.find(academicYearId).orElseThrow(() -> DomainException.notFound("academic year", academicYearId));
        LocalDate firstStart =
                Objects.requireNonNullElseGet(command.firstStart(), () -> BlockLayout.firstThursday(year.startDate()));
        requireDay(year, "first_start", firstStart);
        List<BlockLayout> layout = BlockLayout.of(year.startDate(), year.endDate(), firstStart, command.lengthDays());
        if (layout.get(layout.size() - 1).number() > Block.LAST_NUMBER) {
            throw DomainException.invalid("length_days", "would give more than " + Block.LAST_NUMBER + " blocks");
        }
        if (changes.users(year).contains("block")) {
            throw DomainException.conflict(
                    "CONFLICT", "The academic year has blocks already", Map.of("used_by", List.of("block")));
        }
        return layout.stream().map(block -> store(laidOut(year, block))).toList();
    }

    private Block laidOut(AcademicYear year, BlockLayout block) {
        return new Block(
                Ids.next(),
                year,
                block.number(),
                null,
                block.start(),
                block.end(),
                block.number() == 0,
                clock.instant());
    }

    /** @throws DomainException conflict, if its days would change under a schedule that is planned by them */
    @Allowed(resource = "block", action = Action.UPDATE)
    public BlockView change(UUID id, long version, Patch<SaveBlock> patch) {
        Block block = existing(id);
        return changes.change(
                block,
                version,
                "block",
                new BlockUpdated(id),
                BlockView::of,
                () -> rewrite(block, patch.onto(SaveBlock.of(block))));
    }

    private void rewrite(Block block, SaveBlock command) {
        if (!command.startDate().equals(block.startDate()) || !command.endDate().equals(block.endDate())) {
            plans.requireFree(block.startDate(), block.endDate());
        }
        block.change(
                year(command),
                command.number(),
                command.name(),
                command.startDate(),
                command.endDate(),
                command.orientation());
    }

    /** @throws DomainException conflict, if something refers to it, or a schedule is planned by it */
    @Allowed(resource = "block", action = Action.DELETE)
    public void delete(UUID id, @Nullable Long version) {
        Block block = existing(id);
        Changes.requireVersion(block, version);
        plans.requireFree(block.startDate(), block.endDate());
        changes.remove(block, version, "block", new BlockDeleted(id));
    }

    @Allowed(resource = "block", action = Action.READ)
    public BlockView get(UUID id) {
        return BlockView.of(existing(id));
    }

    private Block existing(UUID id) {
        return blocks.find(id).orElseThrow(() -> DomainException.notFound("block", id));
    }

    /** Blocks that touch the period. */
    @Allowed(resource = "block", action = Action.LIST)
    public Listing.Result<BlockView> list(Listing.Query query) {
        return blocks.list(query).map(BlockView::of);
    }

    /** Returns all blocks that touch the period, both days inclusive, by start. */
    @Allowed(resource = "block", action = Action.LIST)
    public List<Block> within(LocalDate from, LocalDate to) {
        return blocks.touching(from, to);
    }
}
