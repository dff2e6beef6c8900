package coop.mutirao.loan;

import coop.mutirao.ledger.Money;
import java.time.LocalDate;

/// A part of a loan and when it is due.
///
/// @param number from 1
/// @param amount more than zero
/// @param dueOn may have been put off
public record Instalment(int number, Money amount, LocalDate dueOn) {}
