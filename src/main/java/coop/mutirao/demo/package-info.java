/// The demo: a network of 60 members with half a year of trade, made up from a seed.
///
/// Read [coop.mutirao.demo.People] first, then [coop.mutirao.demo.Trade], then
/// [coop.mutirao.demo.Seeding], which brings them through the same doors as anybody's.
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
@NullMarked
package coop.mutirao.demo;

import org.jspecify.annotations.NullMarked;
