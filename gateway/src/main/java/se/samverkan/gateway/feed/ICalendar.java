package se.samverkan.gateway.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Writes the events of an area as iCalendar (RFC 5545), all of them for whole days. */
record ICalendar(FeedArea area, String address, List<CalendarEvent> events) {
    static final String MEDIA_TYPE = "text/calendar";

    byte[] bytes() {
        var properties = List.<Property>of(
                ImmutableVersion.VERSION_2_0,
                new ProdId("-//Samverkan//Samverkan 1.0//SV"),
                ImmutableCalScale.GREGORIAN,
                ImmutableMethod.PUBLISH,
                new XProperty("X-WR-CALNAME", area.title()));
        var components = new ArrayList<CalendarComponent>();
        events.forEach(event -> components.add(event(event)));
        if (components.isEmpty()) {
            components.add(utc());
        }
        var calendar = new Calendar(new PropertyList(properties), new ComponentList<>(components));
        var out = new ByteArrayOutputStream();
        try {
            // A test validates: each request would do it again.
            new CalendarOutputter(false).output(calendar, out);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be written", e);
        }
        return out.toByteArray();
    }

    /** A calendar without any component is not valid (RFC 5545, section 3.6). */
    private static VTimeZone utc() {
        var always = new PropertyList(List.of(
                new DtStart<>(LocalDate.EPOCH.atStartOfDay()),
                new TzOffsetFrom(ZoneOffset.UTC),
                new TzOffsetTo(ZoneOffset.UTC)));
        return new VTimeZone(
                new PropertyList(List.of(new TzId("UTC"))), new ComponentList<>(List.of(new Standard(always))));
    }

    private VEvent event(CalendarEvent event) {
        var written = new VEvent(false);
        written.add(new Uid(event.uid()));
        written.add(new DtStamp(event.changed()));
        written.add(new DtStart<>(event.firstDay()));
        // The day after the last one.
        written.add(new DtEnd<>(event.lastDay().plusDays(1)));
        written.add(new Summary(event.summary()));
        if (event.description() != null) {
            written.add(new Description(event.description()));
        }
        // Somebody must organize what is published by METHOD (RFC 5546, section 3.2.1).
        written.add(new Organizer(new ParameterList(List.of(new Cn(AreaFeed.AUTHOR))), URI.create(address)));
        written.add(new Url(URI.create(event.url())));
        // Nobody is busy because a promise begins.
        written.add(ImmutableTransp.TRANSPARENT);
        return written;
    }
}
