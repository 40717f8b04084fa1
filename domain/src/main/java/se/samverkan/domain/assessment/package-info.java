/** How far something was reached: outcomes, and reported figures with what they prove; depends on nothing. */
package se.samverkan.domain.assessment;
