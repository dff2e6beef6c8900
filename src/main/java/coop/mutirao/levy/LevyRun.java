package coop.mutirao.levy;

import coop.mutirao.ledger.Month;
import java.util.UUID;

/// How far the run of a period is.
///
/// @param policyId the version that was in force when the period began
/// @param id tells nobody; the ids of its transfers are made of it, so none can be taken beforehand
/// @param next accounts with lower numbers are done
record LevyRun(Month period, int policyId, UUID id, int next) {}
