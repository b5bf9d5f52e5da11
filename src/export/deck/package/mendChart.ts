/**
 * The XML of a chart in the order and with the elements that its schema (ECMA-376, part 1, 21.2) allows: PowerPoint repairs some of what
 * pptxgenjs writes otherwise, and other readers do not.
 */
export function mendChart(xml: string): string {
  return (
    xml
      .replace(/>\s+</g, '><')
      .replace(/<c:(line|radar)Chart>.*?<\/c:\1Chart>/gs, (chart) =>
        // Only bars are turned round below zero, and marks come before labels.
        chart
          .replaceAll('<c:invertIfNegative val="0"/>', '')
          .replace(/(<c:dLbls>(?:(?!<\/c:dLbls>).)*<\/c:dLbls>)(<c:marker>.*?<\/c:marker>)/gs, '$2$1'),
      )
      // The numbers of expectation and perception stand on either side of their marks, or near ones would cover each other.
      .replace(/<c:lineChart>.*?<\/c:ser>/s, (first) => first.replace('<c:dLblPos val="r"/>', '<c:dLblPos val="l"/>'))
      .replace(/<c:lineChart>(?!<c:grouping)/g, '<c:lineChart><c:grouping val="standard"/>')
      // The colour of a bar comes before the labels of all.
      .replace(/(<c:dLbls>(?:(?!<\/c:dLbls>).)*<\/c:dLbls>)((?:<c:dPt>(?:(?!<\/c:dPt>).)*<\/c:dPt>)+)/gs, '$2$1')
      // A third axis, of series, which is not there.
      .replace(/(<c:axId val="\d+"\/><c:axId val="\d+"\/>)<c:axId val="\d+"\/>(?=<\/c:)/g, '$1')
      // Asked for names at each mark come after what they come before.
      .replace(/(<c:noMultiLvlLbl val="[^"]*"\/>)\s*(<c:tickLblSkip val="1"\/>)/g, '$2$1')
      // An axis of values has nothing of one of categories.
      .replace(/<c:valAx>.*?<\/c:valAx>/gs, (axis) =>
        axis.replace(/<c:(auto|lblAlgn|lblOffset|noMultiLvlLbl|tickLblSkip) val="[^"]*"\/>/g, ''),
      )
  );
}
