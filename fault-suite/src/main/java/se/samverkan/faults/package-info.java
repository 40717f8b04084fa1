/** The command ./faults and the round of one fault; depends on every package of this module. */
package se.samverkan.faults;
