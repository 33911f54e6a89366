package org.uncoil.testing.browser;

import java.util.HashMap;
import java.util.Map;
import org.uncoil.bench.browser.Tab;

/** Presses keys as a person does, so that the browser's own handling of them runs too. */
final class Keyboard {
  private static final int SHIFT = 8;

  private static final Map<String, Integer> CODES =
      Map.ofEntries(
          Map.entry("Tab", 9),
          Map.entry("Enter", 13),
          Map.entry("Escape", 27),
          Map.entry(" ", 32),
          Map.entry("PageUp", 33),
          Map.entry("PageDown", 34),
          Map.entry("End", 35),
          Map.entry("Home", 36),
          Map.entry("ArrowLeft", 37),
          Map.entry("ArrowUp", 38),
          Map.entry("ArrowRight", 39),
          Map.entry("ArrowDown", 40));

  private final Tab tab;

  Keyboard(Tab tab) {
    this.tab = tab;
  }

  /** Presses a key: one of those above, a single character, or Shift+Tab. */
  void press(String name) {
    boolean shift = name.startsWith("Shift+");
    String key = shift ? name.substring("Shift+".length()) : name;
    Integer code = CODES.get(key);
    if (code == null && key.length() != 1) {
      throw new IllegalArgumentException(
          "key = \"" + key + "\": must be a character or one of " + CODES.keySet());
    }
    Map<String, Object> event = new HashMap<>();
    event.put("key", key);
    event.put("code", key.equals(" ") ? "Space" : key);
    event.put("windowsVirtualKeyCode", code == null ? Character.toUpperCase(key.charAt(0)) : code);
    event.put("modifiers", shift ? SHIFT : 0);
    event.put("type", "rawKeyDown");
    if (key.length() == 1 || key.equals("Enter")) {
      event.put("type", "keyDown");
      event.put("text", key.equals("Enter") ? "\r" : key);
    }
    tab.send("Input.dispatchKeyEvent", event);
    event.put("type", "keyUp");
    event.remove("text");
    tab.send("Input.dispatchKeyEvent", event);
  }
}
