package se.samverkan.domain.content;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.time.Period;
import se.samverkan.domain.validation.CrossFieldValid;
import se.samverkan.domain.validation.Violations;

/** The content of a document: the members of every kind, and the rules between them. */
public interface Content extends CrossFieldValid.Rules, Representation {
    /** The form of a language tag (BCP 47). */
    String LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}$";

    /** The form of an external id: visible ASCII characters. It is a key and no text: a redaction does not remove it. */
    String EXTERNAL_ID = "^[!-~]{1,200}$";

    String title();

    /** The key of the document in the system that it comes from, or null. */
    String externalId();

    List<String> municipalities();

    List<Party> parties();

    Period validity();

    List<Source> sources();

    /** The first of the districts, or the only one. */
    default String district() {
        return null;
    }

    default List<String> districts() {
        return List.of();
    }

    /** The period that decides the temporal status and the filter by year; may be null. */
    default Period span() {
        return validity();
    }

    /** The document that this one is about, or null. */
    default UUID about() {
        return null;
    }

    /** The documents of the same kind that this one succeeds. */
    default List<UUID> predecessors() {
        return List.of();
    }

    /** The ids of the organisations that are parties; categories have none. */
    default Set<String> partyIds() {
        var ids = new TreeSet<String>();
        parties().stream().map(Party::id).filter(id -> id != null).forEach(ids::add);
        return ids;
    }

    /** The normalised addresses of the pages that it was taken from. */
    default Set<String> sourcePages() {
        var pages = new TreeSet<String>();
        sources().stream().map(Source::page).filter(page -> page != null).forEach(pages::add);
        return pages;
    }

    /** The rules that hold for every kind. */
    @Override
    default void check(Violations violations) {
        var seen = new HashSet<String>();
        for (int i = 0; i < parties().size(); i++) {
            var id = parties().get(i).id();
            violations.unless(
                    id == null || seen.add(id), "/parties/" + i + "/id", id + " is named twice: a party stands once");
        }
        violations.unless(
                district() == null
                        || districts().isEmpty()
                        || district().equals(districts().getFirst()),
                "/district",
                "is not the first of districts: leave it out");
        var own = new TreeSet<String>();
        parties().forEach(party -> party.municipalityCode().ifPresent(own::add));
        var withPolice = parties().stream().anyMatch(party -> party.hasKind("police"));
        for (int i = 0; i < municipalities().size(); i++) {
            var code = municipalities().get(i);
            var pointer = "/municipalities/" + i;
            violations.unless(
                    Municipalities.contains(code), pointer, code + " is not a municipality in SCB's register");
            violations.unless(
                    withPolice || parties().isEmpty() || own.contains(code),
                    pointer,
                    code + " is not a party: without the police on the document it may name its own parties only");
        }
    }

    /**
     * Checks what was public before: it names where, and its municipalities are parties or the police publishes it.
     *
     * @param publishers the organisations for which the publishing caller speaks
     */
    default void checkArchive(Set<String> publishers, Violations violations) {
        var withPolice = publishers.stream()
                .anyMatch(party -> party.startsWith("police:") && partyIds().contains(party));
        for (int i = 0; i < municipalities().size(); i++) {
            var code = municipalities().get(i);
            violations.unless(
                    withPolice || partyIds().contains("municipality:" + code),
                    "/municipalities/" + i,
                    code + " is not a party: only the police publishes about others from the archive");
        }
        var source = sources().isEmpty() ? null : sources().getFirst();
        violations.unless(
                source != null && source.publisher() != null && source.title() != null,
                "/sources/0",
                "an archive publication needs the publisher and the title of the page that it was public on");
    }
}
