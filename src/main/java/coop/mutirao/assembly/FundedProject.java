package coop.mutirao.assembly;

import java.util.UUID;

/// What the assembly selected, and what became of it.
///
/// @param author code of the account of who proposed it
/// @param payee code of the account that is paid
/// @param state its proposal's
/// @param promised what it costs, in minor units, as the next two
/// @param paid so much of it was paid
/// @param returned so much of it is not paid any more
/// @param tranches so many were paid
/// @param reports so many of those are reported on
/// @param overdue of so many the report is overdue
record FundedProject(
        UUID id,
        UUID round,
        String title,
        String author,
        String payee,
        String state,
        long promised,
        long paid,
        long returned,
        int tranches,
        int reports,
        int overdue) {}
