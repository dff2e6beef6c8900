/// Counts a round of the assembly again, from its bundle alone: without the service, and with
/// nothing of it but the rules of [coop.mutirao.allocation], which are pure functions.
///
/// Read [coop.mutirao.verify.bundle.BundleVerification] first.
@NullMarked
package coop.mutirao.verify.bundle;

import org.jspecify.annotations.NullMarked;
