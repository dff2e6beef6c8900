package coop.mutirao.privacy;

import coop.mutirao.privacy.OwnDataStore.Section;
import java.util.List;

/// What a member proposed, said, moved and voted: parts of her own data.
final class AssemblySections {

    static final List<Section> ALL =
            List.of(
                    Section.list(
                            "proposals",
                            """
                            SELECT proposal_id, round_id, v.version, state, reason, title, body,
                                interest, amounts, milestones, exclusion_group,
                                encode(salt, 'base64') AS salt, made_at
                            FROM proposal p JOIN proposal_version v USING (proposal_id)
                            WHERE author_id = {0} ORDER BY proposal_id, v.version
                            """),
                    Section.list(
                            "seconds",
                            """
                            SELECT proposal_id FROM proposal_second
                            WHERE member_id = {0} ORDER BY proposal_id
                            """),
                    Section.list(
                            "comments",
                            """
                            SELECT comment_id, proposal_id, version, answers, body, state, reason,
                                made_at
                            FROM proposal_comment WHERE member_id = {0} ORDER BY number
                            """),
                    Section.list(
                            "amendments",
                            """
                            SELECT amendment_id, proposal_id, version, title, body, amounts,
                                milestones, reason, state, answer, became, made_at
                            FROM proposal_amendment WHERE member_id = {0} ORDER BY number
                            """),
                    Section.list(
                            "ballots",
                            """
                            SELECT log_index, ballot, encode(salt, 'base64') AS salt, cast_at
                            FROM ballot WHERE member_id = {0} ORDER BY cast_at, seq
                            """),
                    Section.list(
                            "sheets",
                            """
                            SELECT round_id, serial, issued_at, returned_at
                            FROM paper_sheet WHERE member_id = {0} ORDER BY issued_at, serial
                            """),
                    Section.list(
                            "sheetsEntered",
                            """
                            SELECT log_index, entry, encode(salt, 'base64') AS salt, entered_at
                            FROM paper_entry WHERE teller_id = {0} ORDER BY entered_at
                            """),
                    Section.list(
                            "proxies",
                            """
                            SELECT round_id, giver_id = {0} AS given, given_at, revoked_at
                            FROM round_proxy WHERE {0} IN (giver_id, holder_id)
                            ORDER BY given_at
                            """),
                    Section.list(
                            "trancheReports",
                            """
                            SELECT payout_id, body, encode(salt, 'base64') AS salt, shown_at
                            FROM tranche_report WHERE author_id = {0} ORDER BY shown_at, payout_id
                            """),
                    Section.list(
                            "objections",
                            """
                            SELECT objection_id, round_id, reason, raised_at, answer, upheld
                            FROM objection WHERE member_id = {0}
                            ORDER BY raised_at, objection_id
                            """),
                    Section.list(
                            "motions",
                            """
                            SELECT motion_id, kind, title, body,
                                encode(motion.salt, 'base64') AS salt, decision, state,
                                author_id = {0} AS is_hers, n.code AS newcomer,
                                n.name AS newcomer_name, contact,
                                encode(n.salt, 'base64') AS newcomer_salt
                            FROM motion LEFT JOIN motion_newcomer n USING (motion_id)
                            WHERE author_id = {0} OR (subject_id = {1} AND state <> 'draft')
                            ORDER BY number
                            """),
                    Section.list(
                            "motionSeconds",
                            """
                            SELECT motion_id FROM motion_second
                            WHERE member_id = {0} ORDER BY motion_id
                            """),
                    Section.list(
                            "motionParts",
                            """
                            SELECT motion_id, part FROM motion_part
                            WHERE member_id = {0} ORDER BY motion_id
                            """),
                    Section.list(
                            "votes",
                            """
                            SELECT log_index, motion_id, seq, vote, key_id,
                                encode(signature, 'base64') AS signature, unsigned,
                                encode(salt, 'base64') AS salt, cast_at
                            FROM motion_vote WHERE member_id = {0} ORDER BY cast_at, seq
                            """));

    private AssemblySections() {}
}
