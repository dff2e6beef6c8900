package coop.mutirao.db;

/// A role of the embedded PostgreSQL that may log in, and its password.
///
/// `mutirao_owner` owns the database and migrates it; `mutirao_app` is a member of
/// `mutirao_service` and can do what that role was granted, no more; `postgres` is the superuser
/// and serves nothing but repair.
public record PostgresLogin(String user, String password) {

    /// Without the password: this text may end in a log.
    @Override
    public String toString() {
        return user;
    }
}
