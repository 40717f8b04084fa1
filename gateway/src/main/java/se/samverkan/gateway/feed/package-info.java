/** What happened in a municipality, a county or the country, as Atom, JSON Feed and iCalendar; uses {@code changelog}, {@code index} and {@code http}. */
package se.samverkan.gateway.feed;
