package coop.mutirao.news;

import static coop.mutirao.tables.Tables.NEWS;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table news.
public final class NewsStore {

    /// How long it is shown to who does not say that she has seen it.
    public static final Duration SHOWN = Duration.ofDays(90);

    private static final int LISTED_MAX = 50;
    private static final int OF_ASSEMBLY_MAX = 10;

    /// Writes down what happened to a member's account. What is too old goes.
    public void add(Tx tx, MemberId member, NewsItem item) {
        add(tx, member, item, null);
    }

    /// The same of a session that was opened.
    ///
    /// @param session to which it is no news; null: it is to all
    public void add(Tx tx, MemberId member, NewsItem item, @Nullable UUID session) {
        tx.sql()
                .deleteFrom(NEWS)
                .where(NEWS.MEMBER_ID.eq(member))
                .and(NEWS.HAPPENED_AT.le(item.at().minus(SHOWN)))
                .execute();
        tx.sql()
                .insertInto(NEWS)
                .set(NEWS.MEMBER_ID, member)
                .set(NEWS.KIND, item.kind().wire())
                .set(NEWS.ABOUT, item.about())
                .set(NEWS.HAPPENED_AT, item.at())
                .set(NEWS.SESSION_ID, session)
                .execute();
    }

    /// The persons who hear what becomes of an account: its owner, or who acts for a venture.
    public List<MemberId> persons(Tx tx, AccountId account) {
        return tx.ask(
                        """
                        SELECT m.member_id FROM account a JOIN member m USING (member_id)
                        WHERE a.account_id = ? AND m.kind = 'person' AND NOT a.closed
                        UNION
                        SELECT d.member_id FROM delegation d JOIN account a USING (account_id)
                            JOIN member m ON m.member_id = a.member_id
                        WHERE account_id = ? AND m.kind <> 'person' AND NOT a.closed
                        ORDER BY 1
                        """,
                        r -> new MemberId(r.getInt(1)),
                        account.value(),
                        account.value())
                .get();
    }

    /// Writes down for several what happened in their assembly. What is too old goes.
    public void addToAll(Tx tx, List<MemberId> members, NewsItem item) {
        int[] numbers = members.stream().mapToInt(MemberId::value).toArray();
        tx.tell(
                "DELETE FROM news WHERE member_id = ANY (?) AND happened_at <= ?",
                numbers,
                item.at().minus(SHOWN));
        tx.tell(
                "INSERT INTO news (member_id, kind, about, happened_at)"
                        + " SELECT one, ?, ?, ? FROM unnest(?) AS one",
                item.kind().wire(),
                item.about(),
                item.at(),
                numbers);
    }

    /// What a member should hear of in a session, the newest first. Of her assembly only the last
    /// few: whoever makes much noise there hides nothing that happened to her account.
    ///
    /// @param seen until when she has seen it there; null: nothing yet
    public List<NewsItem> unseen(
            Tx tx, MemberId member, UUID session, @Nullable Instant seen, Instant now) {
        Instant shown = now.minus(SHOWN);
        Instant since = seen == null || seen.isBefore(shown) ? shown : seen;
        List<NewsItem> all = new ArrayList<>(unseen(tx, member, session, since, false));
        all.addAll(unseen(tx, member, session, since, true));
        all.sort(Comparator.comparing(NewsItem::at).reversed());
        return all;
    }

    private static List<NewsItem> unseen(
            Tx tx, MemberId member, UUID session, Instant since, boolean ofAssembly) {
        List<String> kinds =
                Arrays.stream(NewsItem.Kind.values())
                        .filter(kind -> kind.isOfAssembly() == ofAssembly)
                        .map(NewsItem.Kind::wire)
                        .toList();
        return tx.sql()
                .select(NEWS.KIND, NEWS.ABOUT, NEWS.HAPPENED_AT)
                .from(NEWS)
                .where(NEWS.MEMBER_ID.eq(member))
                .and(NEWS.KIND.in(kinds))
                .and(NEWS.HAPPENED_AT.gt(since))
                .and(NEWS.SESSION_ID.isNull().or(NEWS.SESSION_ID.ne(session)))
                .orderBy(NEWS.HAPPENED_AT.desc(), NEWS.NEWS_ID.desc())
                .limit(ofAssembly ? OF_ASSEMBLY_MAX : LISTED_MAX)
                .fetch(r -> new NewsItem(NewsItem.Kind.of(r.value1()), r.value2(), r.value3()));
    }
}
