package coop.mutirao.levy;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.Month;

/// What an account was charged for a period.
///
/// @param amount what was posted; what is due beyond it was forgiven
record LevyCharge(Month period, int policyId, LevySum sum, Money amount) {}
