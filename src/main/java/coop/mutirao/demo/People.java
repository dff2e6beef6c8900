package coop.mutirao.demo;

import coop.mutirao.ledger.Money;
import coop.mutirao.member.Member;
import coop.mutirao.member.NewMember;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who belongs to the demo's network: 45 persons, 12 ventures and 3 associations in three
/// communities.
final class People {

    /// A community below the network's first.
    record Cell(String code, String name) {}

    static final List<Cell> CELLS =
            List.of(
                    new Cell("norte", "Bairro Norte"),
                    new Cell("vale", "Vale Verde"),
                    new Cell("porto", "Porto Velho"));

    static final String MEMBER = "ana";
    static final String COORDINATOR = "cem";
    static final String SECOND_COORDINATOR = "fabio";
    static final String TREASURER = "dita";
    static final String AUDITOR = "eva";

    private static final String PERSONS =
            "Ana Bea Cem Dita Eva Fabio Gil Helena Igor Joana Karim Lia Mario Nara Otto Paula Quim"
                    + " Rosa Samir Tere Ugo Vera Wanda Xisto Yara Zeca Alba Bruno Clara Davi Elsa"
                    + " Felix Gloria Hugo Iris Jorge Kenia Luiz Marta Nilo Olga Pedro Rita Saulo"
                    + " Tina";

    /// The biggest sellers first.
    static final List<String> VENTURES =
            List.of(
                    "Padaria Sol",
                    "Mercado da Terra",
                    "Horta do Vale",
                    "Oficina Dois Rodas",
                    "Restaurante Panela",
                    "Costura Viva",
                    "Marcenaria Ipe",
                    "Queijaria Serra",
                    "Livraria Ponte",
                    "Energia Solar Juntos",
                    "Transporte Formiga",
                    "Creche Girassol");

    private static final int FIRST_DELEGATE = 10;

    private static final List<String> ASSOCIATIONS =
            List.of("Associacao do Norte", "Clube do Vale", "Amigos do Porto");

    private People() {}

    /// Who acts for a venture or an association, by their codes; every other member is a person.
    static final Map<String, String> DELEGATES = delegates();

    // Ana has two accounts to switch between. No officer is among the others: she has no office
    // where she acts for somebody.
    private static Map<String, String> delegates() {
        List<String> persons = persons();
        Map<String, String> delegates = new LinkedHashMap<>();
        for (String name : VENTURES) {
            delegates.put(code(name), persons.get(FIRST_DELEGATE + delegates.size()));
        }
        for (String name : ASSOCIATIONS) {
            delegates.put(code(name), persons.get(FIRST_DELEGATE + delegates.size()));
        }
        delegates.put(code(VENTURES.getFirst()), MEMBER);
        return delegates;
    }

    /// The code of who orders what a member pays.
    static String orderer(String member) {
        return DELEGATES.getOrDefault(member, member);
    }

    static List<String> persons() {
        return Stream.of(PERSONS.split(" ", -1)).map(People::code).toList();
    }

    static List<String> ventures() {
        return VENTURES.stream().map(People::code).toList();
    }

    static List<NewMember> all(String passwordHash) {
        List<NewMember> all = new ArrayList<>();
        for (String name : PERSONS.split(" ", -1)) {
            all.add(member(all.size(), Member.Kind.PERSON, name, 60_000, passwordHash));
        }
        for (String name : VENTURES) {
            all.add(member(all.size(), Member.Kind.VENTURE, name, 300_000, null));
        }
        for (String name : ASSOCIATIONS) {
            all.add(member(all.size(), Member.Kind.ASSOCIATION, name, 100_000, null));
        }
        return all;
    }

    private static NewMember member(
            int number,
            Member.Kind kind,
            String name,
            long creditLimit,
            @Nullable String passwordHash) {
        return new NewMember(
                code(name),
                kind,
                name,
                CELLS.get(number % CELLS.size()).code(),
                Money.of(creditLimit),
                Money.of(10 * creditLimit),
                passwordHash);
    }

    private static String code(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
