package coop.mutirao.policy;

/// Names a parameter of the community and says what its values are.
///
/// @param name as on the wire and in the log, such as `contribution`
/// @param type a record whose constructor refuses what no community could mean
/// @param isForAssembly whether only a motion of the assembly sets it, once the network is founded
public record PolicyKey<T>(String name, Class<T> type, boolean isForAssembly) {

    /// One that officers may set too.
    public PolicyKey(String name, Class<T> type) {
        this(name, type, false);
    }
}
