/** What other sites put into their own pages: fragments, frames, the script with the elements, and oEmbed. */
package se.samverkan.gateway.pages.embed;
