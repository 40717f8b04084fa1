/** What real pages say, in small: each document is loaded through the public API, and everything derived from it is checked. */
package se.samverkan.e2e.cases;
