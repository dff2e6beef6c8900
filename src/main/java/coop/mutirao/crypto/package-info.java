/// Hashes, commitments and passwords: the only place that imports Bouncy Castle.
///
/// Read [coop.mutirao.crypto.Hash] first.
@NullMarked
package coop.mutirao.crypto;

import org.jspecify.annotations.NullMarked;
