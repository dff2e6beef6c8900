/// The wallet as its users meet it: in a real browser, with the real service and its database.
///
/// Read [coop.mutirao.wallet.Device] first: one person's browser, with what happened in it.
@NullMarked
package coop.mutirao.wallet;

import org.jspecify.annotations.NullMarked;
