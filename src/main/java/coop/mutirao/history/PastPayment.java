package coop.mutirao.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A payment as a file tells of it.
///
/// @param line of the file, from 1
/// @param payer code of an account
/// @param payee code of an account
/// @param amount in whole units of the currency, with whatever decimals the file has
/// @param day on which it was; null: the file does not say
/// @param description null: none
record PastPayment(
        long line,
        String payer,
        String payee,
        BigDecimal amount,
        @Nullable LocalDate day,
        @Nullable String description) {}
