/** Dates, figures, places and enumerations in words. */
package se.samverkan.web.words;
