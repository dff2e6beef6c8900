/// The demo: a network of 60 members with half a year of trade, made up from a seed.
///
/// Read [coop.mutirao.demo.People] first, then [coop.mutirao.demo.Trade], then
/// [coop.mutirao.demo.Seeding], which brings them through the same doors as anybody's, and
/// [coop.mutirao.demo.Meetings] for what the assembly decides.
///
/// What always holds: the same start gives the same demo, and a seeding that was interrupted goes
/// on where it was.
///
/// *Decisions*
///
/// - 2026-11-24: amounts are spread as in real trade of a community currency: log-normal, the
///   ninetieth of a hundred 4.8 times the median (Sarafu, Kenya, 2020). Sellers are unequal as they
///   are there: the k-th has a weight of 1/k.
/// - 2026-11-24: the clock of the seeding runs from half a year ago to now, so that statements have
///   a past. Nothing outside the demo can set the time of a fact.
/// - 2026-11-29: rounds and motions are held by the same desks as anybody's, two officers where it
///   takes two, on the seeding's clock: the rounds of the past are held on the days on which they
///   say they were. What is left open goes on by real time.
@NullMarked
package coop.mutirao.demo;

import org.jspecify.annotations.NullMarked;
