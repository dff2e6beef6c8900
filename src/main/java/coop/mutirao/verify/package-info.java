/// Checks a log from outside: whether what an exported pack or a running service shows is what the
/// log signed and witnesses saw, and whether every fact in it keeps the rules. Nothing here trusts
/// the service, and none of the code that writes the log is used.
///
/// Read [coop.mutirao.verify.Verification] first: it takes one pass over the leaves. What is looked
/// at is the list in [coop.mutirao.verify.Replay], each check one class;
/// [coop.mutirao.verify.Books] is what the leaves add up to so far.
///
/// ```
/// Source (a folder, a service) ──► Tiles (hashes) ──► Replay ──► checks, each with its findings
///                                     └──► History (signed checkpoints lie on one line)
/// ```
///
/// What always holds: all findings are told, each with its place and figures in a plain sentence; a
/// log is verified as it is read, a tile at a time; memory grows with accounts and with some dozen
/// bytes for each fact, order and text.
///
/// The report for programs (`--json`):
///
/// | member | what |
/// |---|---|
/// | `sound` | true if nothing is wrong and all could be judged |
/// | `found`, `undecided` | how many findings, and how many things need more than is here |
/// | `origin`, `size`, `root` | of the log, as its newest checkpoint says |
/// | `checks` | of each `check`, `status`, `promise`, `found`, `findings`, `undecided`, `why` |
/// | `figures` | what was counted |
/// | `profits` | by account and currency, who gains (more than 0) or loses by what was found |
/// | `balances` | the trial balance, by account and currency, in minor units |
///
/// A check's `status` is `ok`: what it promises holds; `found`: it does not, see `findings`;
/// `undecided`: it cannot be told by what is here, and what to fetch stands in `undecided`;
/// `nothing-to-check`: there was nothing of the kind, for the reason `why`. The command ends with 1
/// if something was found, else with 2 if something is undecided, else with 0. What is no receipt,
/// checkpoint, report or bundle at all (cut, empty, of something else, longer than any) proves
/// nothing, neither right nor wrong: 2 with the reason on standard error. What is whole and proves
/// wrong: 1.
///
/// A single thing that is verified (receipt, checkpoint, consistency, splitview, bundle) gives
/// programs `sound`, `found`, `undecided` and `says`, with what it is about beside them.
///
/// *Decisions*
///
/// - 2026-11-29: JSON is read by a parser of our own, which knows objects, arrays and strings and
///   only their canonical form. There is then nothing to compare the bytes with, and no number is
///   ever read.
/// - 2026-11-29: contributions and sweeps are worked out here once more, from the leaves alone.
///   Whether two accounts belong to one member does not stand in the log; payments that only this
///   can have freed of the contribution are counted, not found.
/// - 2026-11-29: a seal is over the balances other than zero: an amount of a leaf is never zero.
/// - 2026-11-29: witnesses and the log may differ by one minute. Of several cosignatures of a
///   checkpoint the middle one counts, so that one witness alone moves nothing.
/// - 2026-11-29: how long a fact may stay unseen is asked of witnesses' times alone, one hour and a
///   minute, as without witnesses nothing says when a checkpoint was made. An hour without any
///   witness is found too: that all of them were away cannot be told from a history made anew.
/// - 2026-11-29: a seal is missing if a day was signed twice without it, the later time more than a
///   minute after the earlier. Whoever keeps the log seals before it signs, so that one checkpoint
///   can miss a seal at midnight, and no second one.
/// - 2026-11-29: what was paid elsewhere is brought in without an officer only before members have
///   paid each other. Opening balances then take two coordinators.
/// - 2026-11-29: two officers stand behind an act if the fact that the second agreed has its time
///   and her as actor, and each agreement serves once. What was agreed to is committed to, not
///   shown: who is asked about an act she never agreed to is one of the two.
/// - 2026-11-29: power that nobody could give counts for nothing afterwards, so that what is done
///   by it is found too, with who gains.
/// - 2026-11-29: whoever runs the service gives mandates (`mutirao mandate`), sets the first
///   version of a rule, and opens accounts with the credit of new members; before members paid each
///   other, with any. No more is taken from her.
/// - 2026-11-29: a text that is neither shown nor erased, and a leaf of a type that is not known,
///   are undecided.
/// - 2026-11-29: days with facts and without a seal are counted. That nobody signed on such a day,
///   so that none was due, cannot be told from a seal that was left out.
/// - 2026-11-29: a receipt, a report or a resume point of more leaves than a pack has is "newer"
///   and undecided, not a fork: packs are exported now and then. It is a fork if the receipt's own
///   fact stands in the pack, and is another there. A service that shows less than it did has gone
///   back, which is found.
/// - 2026-11-29: without a token a service is verified as far as it shows itself to everybody: its
///   signatures, its witnesses, and that it grows from what was kept. That leaves were not looked
///   at is undecided, not right.
/// - 2026-11-29: what is read has a bound for each kind of file ([coop.mutirao.verify.Bounded]).
///   Given up: notes over one and reports over 32 mebibytes, which nothing here writes.
/// - 2026-11-29: a pack without its checkpoints is undecided: what they would show may have been
///   taken out.
@NullMarked
package coop.mutirao.verify;

import org.jspecify.annotations.NullMarked;
