package coop.mutirao.verify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Who holds which role until when, as the log has it so far. Accounts stand for their owners.
final class Mandates {

    private final Map<String, String> until = new TreeMap<>();

    /// Takes a leaf in that gives or ends a role, or excludes somebody; no other says anything of
    /// roles.
    void take(Leaf leaf) {
        if (leaf.isExclusion()) {
            until.keySet().removeIf(which -> which.endsWith(" " + leaf.text("account")));
        }
        if (!leaf.type().equals("admin") || !leaf.has("role")) {
            return;
        }
        String which = leaf.text("role") + " " + leaf.text("account");
        if (leaf.text("granted").equals("yes")) {
            until.put(which, leaf.text("until"));
        } else {
            until.remove(which);
        }
    }

    /// Whether somebody holds one of these roles at a time.
    boolean holdsAny(Set<String> roles, String who, String at) {
        return roles.stream()
                .map(role -> until.get(role + " " + who))
                .anyMatch(end -> end != null && at.compareTo(end) < 0);
    }

    void save(DataOutputStream out) throws IOException {
        out.writeInt(until.size());
        for (var one : until.entrySet()) {
            out.writeUTF(one.getKey());
            out.writeUTF(one.getValue());
        }
    }

    void load(DataInputStream in) throws IOException {
        for (int n = in.readInt(); n > 0; n--) {
            until.put(in.readUTF(), in.readUTF());
        }
    }
}
