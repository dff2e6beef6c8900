/// Keys that members' devices make, to sign what they order.
///
/// Read [coop.mutirao.device.NewKey] first, for the bytes that a proof signs, then
/// [coop.mutirao.device.DeviceKeys].
///
/// What always holds:
///
/// 1. a key belongs to one account from its registration on, and never to another;
/// 2. who registers a key has its private half, and is signed in as the account's owner or as a
///    delegate of it, who stands beside the key for ever;
/// 3. what was revoked is never in force again;
/// 4. both are facts of the log; what the owner calls the device is not in it.
///
/// *Decisions*
///
/// - 2026-11-24: the id of a key is chosen by the device, so that a registration can be sent again.
///   Another name for the same key is another content: the service never renames, it only erases.
/// - 2026-11-24: that an id or a key was registered before is answered alike, whoever has it: so
///   nobody learns whose a key is.
/// - 2026-11-24: a coordinator may revoke a member's key, for a lost phone, and says why; she
///   cannot register one. Revoking harms nobody for long, and the log has who did it.
/// - 2026-11-24: names of devices are for the owner, and for coordinators, who have to find the
///   lost one in the list. Auditors see keys without them.
@NullMarked
package coop.mutirao.device;

import org.jspecify.annotations.NullMarked;
