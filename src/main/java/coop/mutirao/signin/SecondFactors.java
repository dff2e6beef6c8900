package coop.mutirao.signin;

import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.Member;
import coop.mutirao.member.Members;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What is asked for beside a password: one-time codes of a telephone, or one of the codes on a
/// member's paper.
public final class SecondFactors {

    static final int RECOVERY_CODES = 10;

    // 80 bits each.
    private static final int RECOVERY_CODE_LENGTH = 16;

    private final SecondFactorStore store = new SecondFactorStore();
    private final Database database;
    private final Members members;
    private final InstantSource clock;
    private final Chance chance;

    public SecondFactors(Database database, Members members, InstantSource clock, Chance chance) {
        this.database = database;
        this.members = members;
        this.clock = clock;
        this.chance = chance;
    }

    @Nullable MemberId member(Tx tx, String code) {
        return members.find(tx, code).map(Member::id).orElse(null);
    }

    boolean hasTotp(Tx tx, MemberId member) {
        return store.hasTotp(tx, member);
    }

    /// Uses up a one-time code, if it is right.
    boolean useTotp(Tx tx, MemberId member, String code, Instant now) {
        return useTotp(tx, member, code, now, true);
    }

    private boolean useTotp(Tx tx, MemberId member, String code, Instant now, boolean confirmed) {
        Optional<SecondFactorStore.Shared> shared = store.lock(tx, member, confirmed);
        OptionalLong step =
                shared.map(s -> Totp.step(s.secret, code, now, s.lastStep))
                        .orElse(OptionalLong.empty());
        step.ifPresent(used -> store.used(tx, member, used));
        return step.isPresent();
    }

    /// Uses up a recovery code, if it is one of the member's.
    boolean useRecoveryCode(Tx tx, MemberId member, String code) {
        return store.take(tx, member, WrittenCode.hash(code));
    }

    /// Makes a secret for a telephone, which counts once it is confirmed by a code.
    ///
    /// @return empty if one is in use
    public Optional<byte[]> propose(MemberId member) {
        byte[] secret = chance.bytes(Totp.SECRET_BYTES);
        return database.inTransaction(tx -> store.propose(tx, member, secret))
                ? Optional.of(secret)
                : Optional.empty();
    }

    /// Takes one-time codes into use, if this is one of the proposed secret.
    public boolean confirm(MemberId member, String code) {
        return database.inTransaction(tx -> {
            boolean isRight = useTotp(tx, member, code, clock.instant(), false);
            if (isRight) {
                store.confirm(tx, member, clock.instant());
            }
            return isRight;
        });
    }

    /// Asks for no one-time codes any more.
    public void removeTotp(MemberId member) {
        database.transact(tx -> removeTotp(tx, member));
    }

    void removeTotp(Tx tx, MemberId member) {
        store.removeTotp(tx, member);
    }

    /// Makes new recovery codes; earlier ones end.
    ///
    /// @return to be shown this once
    public List<String> newRecoveryCodes(MemberId member) {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            codes.add(WrittenCode.make(chance, RECOVERY_CODE_LENGTH));
        }
        database.transact(
                tx -> store.put(tx, member, codes.stream().map(WrittenCode::hash).toList()));
        return codes;
    }

    /// Forgets all of it.
    void removeAll(Tx tx, MemberId member) {
        store.removeTotp(tx, member);
        store.removeCodes(tx, member);
    }

    int recoveryCodesLeft(Tx tx, MemberId member) {
        return store.codesLeft(tx, member);
    }
}
