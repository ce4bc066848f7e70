package org.rounds.ejb.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.identity.IdentityRepository;
import org.rounds.persistence.identity.User;
import org.rounds.persistence.identity.UserRepository;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/** Those who can sign in to a workspace. */
@Stateless
public class UserService {
    @Inject
    UserRepository users;

    @Inject
    IdentityRepository identities;

    @Inject
    RoleService roles;

    @Inject
    PersonService people;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /** @throws DomainException conflict, if somebody has the name, here or elsewhere, or the person has a user */
    @Allowed(resource = "user", action = Action.CREATE)
    public UserView create(CreateUser command) {
        if (identities.credentials(command.username()).isPresent()) {
            throw taken("username", "Somebody has that name");
        }
        User user = new User(
                Ids.next(),
                command.username(),
                Passwords.hash(command.password()),
                command.role().code(),
                clock.instant());
        link(user, command.personId());
        Set<UUID> own = command.roleIds() == null ? Set.of() : command.roleIds();
        roles.require("role_ids", own);
        user.plays(own);
        return UserView.of(changes.store(user, "user", new UserCreated(user.id())));
    }

    /**
     * @throws DomainException invalid, if administrators would take their own role or access away; conflict, if nobody
     *     could administer the workspace any more
     */
    @Allowed(resource = "user", action = Action.UPDATE)
    public UserView change(UUID id, long version, Patch<ChangeUser> patch) {
        User user = existing(id);
        return changes.change(user, version, "user", new UserUpdated(id), UserView::of, () -> {
            ChangeUser command = patch.onto(ChangeUser.of(user));
            Caller caller = Caller.current();
            if (caller != null && id.equals(caller.userId())) {
                requireNotLockedOut(user, command);
            }
            requireAdministrator(user, command);
            roles.require("role_ids", command.ownRoles());
            user.change(command.role().code(), command.staysActive());
            user.plays(command.ownRoles());
            link(user, command.personId());
        });
    }

    private static void requireNotLockedOut(User user, ChangeUser command) {
        if (!command.role().code().equals(user.role())) {
            throw DomainException.invalid("role", "cannot be your own");
        }
        if (!command.staysActive()) {
            throw DomainException.invalid("active", "cannot be taken from yourself");
        }
    }

    /** Two who take each other's role away are judged one after the other. */
    private void requireAdministrator(User user, ChangeUser command) {
        String admin = BuiltInRole.ADMIN.code();
        boolean stays = command.role() == BuiltInRole.ADMIN && command.staysActive();
        if (stays || !user.active() || !user.role().equals(admin)) {
            return;
        }
        users.lockAdministrators();
        if (users.countOfOthers(admin, user.id()) == 0) {
            throw DomainException.conflict(
                    "LAST_ADMIN", "The workspace would have no administrator left", Map.of("user_id", user.id()));
        }
    }

    private void link(User user, @Nullable UUID personId) {
        if (Objects.equals(personId, user.personId().orElse(null))) {
            return;
        }
        if (personId != null && users.countOf(people.named(personId).id()) > 0) {
            throw taken("person_id", "The person has a user already");
        }
        user.is(personId);
    }

    private static DomainException taken(String field, String message) {
        return DomainException.conflict("ALREADY_EXISTS", message, Map.of("field", field));
    }

    @Allowed(resource = "user", action = Action.READ, personal = true)
    public UserView get(UUID id) {
        return UserView.of(existing(id));
    }

    private User existing(UUID id) {
        return users.find(id).orElseThrow(() -> DomainException.notFound("user", id));
    }

    @Allowed(resource = "user", action = Action.LIST, personal = true)
    public Listing.Result<UserView> list(Listing.Query query) {
        return users.list(query).map(UserView::of);
    }
}
