package se.samverkan.gateway.feed;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.jdom2.Namespace;
import org.jdom2.output.XMLOutputter;

/** Writes a feed as Atom 1.0 (RFC 4287). */
record AtomFeed(AreaFeed feed) {
    static final String MEDIA_TYPE = "application/atom+xml";

    byte[] bytes() {
        var atom = new Feed("atom_1.0");
        atom.setId(feed.file(AreaFeed.ATOM_FILE));
        atom.setTitleEx(text(feed.area().title()));
        atom.setSubtitle(text(feed.description()));
        atom.setUpdated(Date.from(feed.updated()));
        atom.setAuthors(List.of(person(AreaFeed.AUTHOR)));
        atom.setOtherLinks(List.of(link("self", MEDIA_TYPE, feed.file(AreaFeed.ATOM_FILE))));
        atom.setAlternateLinks(List.of(
                link("alternate", "application/json", feed.page()),
                link("alternate", JsonFeed.MEDIA_TYPE, feed.file(AreaFeed.JSON_FILE))));
        atom.setEntries(feed.entries().stream().map(this::entry).toList());
        try {
            var xml = new WireFeedOutput().outputJDom(atom);
            xml.getRootElement().setAttribute("lang", AreaFeed.LANGUAGE, Namespace.XML_NAMESPACE);
            return new XMLOutputter().outputString(xml).getBytes(StandardCharsets.UTF_8);
        } catch (FeedException e) {
            throw new IllegalStateException("The feed of " + feed.area().path() + " cannot be written", e);
        }
    }

    private Entry entry(FeedEntry entry) {
        var atom = new Entry();
        atom.setId(entry.id());
        atom.setTitleEx(text(entry.title()));
        atom.setUpdated(Date.from(entry.updated()));
        if (entry.published() != null) {
            atom.setPublished(Date.from(entry.published()));
        }
        if (entry.summary() != null) {
            atom.setSummary(text(entry.summary()));
        }
        atom.setContents(List.of(text(entry.content())));
        atom.setAlternateLinks(List.of(link("alternate", "application/json", entry.url())));
        atom.setAuthors(entry.authors().stream().map(AtomFeed::person).toList());
        atom.setCategories(Stream.concat(Stream.of(entry.kind()), entry.municipalities().stream())
                .map(AtomFeed::category)
                .toList());
        return atom;
    }

    private static Content text(String value) {
        var content = new Content();
        content.setType(Content.TEXT);
        content.setValue(value);
        return content;
    }

    private static Link link(String rel, String type, String address) {
        var link = new Link();
        link.setRel(rel);
        link.setType(type);
        link.setHref(address);
        return link;
    }

    private static SyndPerson person(String name) {
        var person = new Person();
        person.setName(name);
        return person;
    }

    private static Category category(FeedEntry.Category category) {
        var atom = new Category();
        atom.setTerm(category.term());
        atom.setLabel(category.label());
        return atom;
    }
}
