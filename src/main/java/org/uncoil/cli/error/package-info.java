/** Errors as messages: their reasons, and what happens to an interrupted command. */
package org.uncoil.cli.error;
