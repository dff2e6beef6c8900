package coop.mutirao.privacy;

import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.delegate.Delegations;
import coop.mutirao.http.Caller;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.Disclosure;
import coop.mutirao.member.DisclosurePolicy;
import coop.mutirao.member.Member;
import coop.mutirao.member.Members;
import coop.mutirao.member.ProfileField;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What members tell of themselves, shown to each as far as it is for her.
public final class Profiles {

    private final ProfileStore store = new ProfileStore();
    private final Database database;
    private final Members members;
    private final Delegations delegations;
    private final InstantSource clock;

    public Profiles(
            Database database, Members members, Delegations delegations, InstantSource clock) {
        this.database = database;
        this.members = members;
        this.delegations = delegations;
        this.clock = clock;
    }

    /// What somebody sees.
    ///
    /// @param levels for whom each field is; null: they are not the caller's to see
    record View(
            String code,
            Map<ProfileField, String> values,
            @Nullable Map<ProfileField, Disclosure> levels) {}

    /// What a member changes.
    ///
    /// @param values of the fields that change; an empty text takes the value away
    record Change(Map<ProfileField, String> values, Map<ProfileField, Disclosure> levels) {}

    /// What became of a change.
    sealed interface Result {
        record Changed(View view) implements Result {}

        /// The policy lets this field be for fewer only. Nothing was changed.
        record TooWide(ProfileField field, Disclosure level, Disclosure widest) implements Result {}

        record UnknownMember() implements Result {}

        /// She acts for the account, and it is a person's, or she does not manage it.
        record NotAllowed() implements Result {}
    }

    /// A member's fields as far as they are for the caller; nothing if there is no such member, or
    /// nothing of her is for somebody who is not signed in.
    ///
    /// @param caller null: nobody is signed in
    Optional<View> show(String code, @Nullable Caller caller) {
        return database.inTransaction(tx ->
                members.find(tx, code)
                        .map(member -> view(tx, member, caller))
                        .filter(view -> caller != null || !view.values().isEmpty()));
    }

    private View view(Tx tx, Member member, @Nullable Caller caller) {
        DisclosurePolicy policy = members.disclosure(tx, clock.instant());
        Profile profile = profile(tx, member);
        // A program of hers sees what other members' do: what is for fewer she did not hand over.
        return caller != null
                        && caller.pass() instanceof Caller.Session
                        && speaksFor(tx, member, caller)
                ? new View(member.code(), profile.values(), profile.levels(policy))
                : new View(member.code(), profile.shown(policy, Disclosure.reach(caller)), null);
    }

    // A person for herself. For a venture, as which nobody signs in, who manages its account.
    private boolean speaksFor(Tx tx, Member member, Caller caller) {
        return caller.owns(member.code())
                || (member.kind() != Member.Kind.PERSON
                        && delegations.manages(
                                tx, member.id(), new MemberId(caller.member()), clock.instant()));
    }

    private Profile profile(Tx tx, Member member) {
        Profile kept = store.find(tx, member.id());
        var values = new EnumMap<ProfileField, String>(ProfileField.class);
        values.putAll(kept.values());
        values.put(ProfileField.NAME, member.name());
        return new Profile(values, kept.chosen());
    }

    /// Changes what a member tells of herself.
    ///
    /// @param code of her own account
    /// @param caller she herself, or who manages the account of a venture
    Result change(String code, Change change, Caller caller) {
        return database.inTransaction(tx -> {
            Optional<Member> member = members.find(tx, code);
            if (member.isEmpty()) {
                return new Result.UnknownMember();
            }
            if (!speaksFor(tx, member.get(), caller)) {
                return new Result.NotAllowed();
            }
            DisclosurePolicy policy = members.disclosure(tx, clock.instant());
            for (var level : change.levels().entrySet()) {
                Disclosure widest = policy.of(level.getKey()).widest();
                if (level.getValue().compareTo(widest) > 0) {
                    return new Result.TooWide(level.getKey(), level.getValue(), widest);
                }
            }
            store.change(tx, member.get().id(), change);
            return new Result.Changed(view(tx, member.get(), caller));
        });
    }
}
