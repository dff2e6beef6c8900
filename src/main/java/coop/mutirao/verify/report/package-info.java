/// Checks a signed report against the log of a pack: every figure is worked out again from the
/// leaves, with none of the code that made the report.
///
/// Read [coop.mutirao.verify.report.ReportCheck] first: it is one more check of the replay. Each
/// kind of report is a [coop.mutirao.verify.report.Recount].
@NullMarked
package coop.mutirao.verify.report;

import org.jspecify.annotations.NullMarked;
