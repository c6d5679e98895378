package metamemory.view;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Reads what we drew with the JDK's XML parser, which accepts nothing that is not well-formed.
final class Dom {
  static final Pattern MOVE = Pattern.compile("translate\\(([\\d.]+) ([\\d.]+)\\)");

  private static final Pattern RECTANGLE =
      Pattern.compile("M([\\d.]+) ([\\d.]+)h([\\d.]+)v([\\d.]+)h-[\\d.]+z");

  private static final DocumentBuilder BUILDER = builder();

  private Dom() {}

  static Element parse(String xml) {
    try {
      return BUILDER.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    } catch (SAXException | IOException notWellFormed) {
      throw new AssertionError(
          "not well-formed: " + notWellFormed.getMessage() + "\n" + xml, notWellFormed);
    }
  }

  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder;
    } catch (ParserConfigurationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// The element and all below it, in document order.
  static List<Element> all(Element root) {
    List<Element> elements = new ArrayList<>();
    collect(root, elements);
    return elements;
  }

  private static void collect(Element element, List<Element> elements) {
    elements.add(element);
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        collect(inner, elements);
      }
    }
  }

  static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        children.add(inner);
      }
    }
    return children;
  }

  static Map<String, String> attributes(Element element) {
    NamedNodeMap all = element.getAttributes();
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < all.getLength(); i++) {
      attributes.put(all.item(i).getNodeName(), all.item(i).getNodeValue());
    }
    return attributes;
  }

  /// Whether it is not shown, or only while something has the focus.
  static boolean isHidden(Element element) {
    return inherited(element, "visibility", "visible").equals("hidden");
  }

  static List<Element> named(Element root, String tag) {
    return all(root).stream().filter(element -> element.getTagName().equals(tag)).toList();
  }

  static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  static Box box(Element rect) {
    return new Box(
        x(rect, number(rect, "x")),
        y(rect, number(rect, "y")),
        number(rect, "width"),
        number(rect, "height"));
  }

  /// The rectangle that a path draws.
  static Box pathBox(Element path) {
    Matcher rectangle = RECTANGLE.matcher(path.getAttribute("d"));
    if (!rectangle.matches()) {
      throw new AssertionError("no rectangle: d=" + path.getAttribute("d"));
    }
    double[] numbers = new double[4];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Double.parseDouble(rectangle.group(i + 1));
    }
    return new Box(x(path, numbers[0]), y(path, numbers[1]), numbers[2], numbers[3]);
  }

  /// Where a place within an element lies in the whole drawing.
  static double x(Element element, double x) {
    return x + moved(element, 0);
  }

  static double y(Element element, double y) {
    return y + moved(element, 1);
  }

  /// How far the groups around an element move it.
  private static double moved(Element element, int axis) {
    double sum = 0;
    for (Node at = element; at instanceof Element outer; at = at.getParentNode()) {
      Matcher move = MOVE.matcher(outer.getAttribute("transform"));
      sum += move.matches() ? Double.parseDouble(move.group(axis + 1)) : 0;
    }
    return sum;
  }

  /// The value that holds for an element: its own, or that of the nearest element around it.
  static String inherited(Element element, String attribute, String otherwise) {
    for (Node at = element; at instanceof Element outer; at = at.getParentNode()) {
      if (outer.hasAttribute(attribute)) {
        return outer.getAttribute(attribute);
      }
    }
    return otherwise;
  }
}
