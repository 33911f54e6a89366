/**
 * What the commands find on the machine: locale, temporary folders, memory, the folder of the call.
 */
package org.uncoil.cli.environment;
