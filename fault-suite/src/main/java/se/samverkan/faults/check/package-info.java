/** The rules by which a round is judged, and the proof that they find planted faults; depends on no other package of this module. */
package se.samverkan.faults.check;
