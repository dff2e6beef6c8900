package coop.mutirao.privacy;

import static coop.mutirao.tables.Tables.PROFILE;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.Disclosure;
import coop.mutirao.member.ProfileField;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// The table profile.
final class ProfileStore {

    private static final Map<ProfileField, Field<String>> VALUES =
            Map.of(
                    ProfileField.TELEPHONE, PROFILE.TELEPHONE,
                    ProfileField.EMAIL, PROFILE.EMAIL,
                    ProfileField.PLACE, PROFILE.PLACE,
                    ProfileField.ABOUT, PROFILE.ABOUT);

    private static final Map<ProfileField, Field<String>> LEVELS =
            Map.of(
                    ProfileField.NAME, PROFILE.NAME_LEVEL,
                    ProfileField.TELEPHONE, PROFILE.TELEPHONE_LEVEL,
                    ProfileField.EMAIL, PROFILE.EMAIL_LEVEL,
                    ProfileField.PLACE, PROFILE.PLACE_LEVEL,
                    ProfileField.ABOUT, PROFILE.ABOUT_LEVEL);

    /// What a member told beside her name.
    Profile find(Tx tx, MemberId member) {
        return tx.sql()
                .selectFrom(PROFILE)
                .where(PROFILE.MEMBER_ID.eq(member))
                .fetchOptional(ProfileStore::profile)
                .orElse(new Profile(Map.of(), Map.of()));
    }

    private static Profile profile(Record r) {
        var values = new EnumMap<ProfileField, String>(ProfileField.class);
        VALUES.forEach((field, column) -> {
            @Nullable String value = r.get(column);
            if (value != null) {
                values.put(field, value);
            }
        });
        var chosen = new EnumMap<ProfileField, Disclosure>(ProfileField.class);
        LEVELS.forEach((field, column) -> {
            @Nullable String level = r.get(column);
            if (level != null) {
                chosen.put(field, Disclosure.of(level));
            }
        });
        return new Profile(values, chosen);
    }

    /// Writes what changes and nothing else.
    void change(Tx tx, MemberId member, Profiles.Change change) {
        Map<Field<?>, @Nullable Object> columns = new HashMap<>();
        VALUES.forEach((field, column) -> {
            @Nullable String value = change.values().get(field);
            if (value != null) {
                columns.put(column, value.isEmpty() ? null : value);
            }
        });
        LEVELS.forEach((field, column) -> {
            @Nullable Disclosure level = change.levels().get(field);
            if (level != null) {
                columns.put(column, level.wire());
            }
        });
        if (columns.isEmpty()) {
            return;
        }
        tx.sql()
                .insertInto(PROFILE)
                .set(PROFILE.MEMBER_ID, member)
                .set(columns)
                .onConflict(PROFILE.MEMBER_ID)
                .doUpdate()
                .set(columns)
                .execute();
    }
}
